-- What became of a push for one member is forgotten, and counted no more (I9).
--
-- KEYS 1 push  2 ledger  3 unreached
-- ARGV 1 the member's number
-- Gives 1 where there was something.
local was = redis.call('BITFIELD', KEYS[2], 'GET', 'u4', '#' .. ARGV[1])[1]
if was == 0 then return 0 end
redis.call('BITFIELD', KEYS[2], 'SET', 'u4', '#' .. ARGV[1], 0)
redis.call('HINCRBY', KEYS[1], 'c' .. was, -1)
redis.call('HDEL', KEYS[3], ARGV[1])
return 1
