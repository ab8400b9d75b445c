-- Somebody left whom no event named; but not if they did anything since the list began to be read.
--
-- KEYS 1 member's record  2 active  3 leaving
-- ARGV 1 version of the record as it was then  2 openid  3 when all of theirs is erased
-- Gives 1 where they were marked.
local known = redis.call('HMGET', KEYS[1], 'v', 'n', 'f')
if (known[1] or '0') ~= ARGV[1] or known[3] ~= '1' then return 0 end
redis.call('HSET', KEYS[1], 'f', 0)
redis.call('HINCRBY', KEYS[1], 'v', 1)
redis.call('SETBIT', KEYS[2], known[2], 0)
redis.call('ZADD', KEYS[3], ARGV[3], ARGV[2])
return 1
