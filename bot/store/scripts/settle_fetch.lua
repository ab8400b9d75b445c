-- A try to fetch a file has ended: its entry leaves the stream, the outcome goes into its record.
--
-- KEYS 1 the file's record  2 stream of fetches  3 those for later
-- ARGV 1 group  2 entry  3 file  4 unix second of the next try, or "" where there is none
--      5.. fields and values of the record
-- Gives "settled" | "over": somebody else was quicker | "gone": the file was erased meanwhile
redis.call('XACK', KEYS[2], ARGV[1], ARGV[2])
redis.call('XDEL', KEYS[2], ARGV[2])
local state = redis.call('HGET', KEYS[1], 'state')
if not state then return 'gone' end
if state ~= 'pending' then return 'over' end
redis.call('HSET', KEYS[1], unpack(ARGV, 5))
if ARGV[4] ~= '' then
  redis.call('ZADD', KEYS[3], ARGV[4], ARGV[3])
else
  redis.call('HDEL', KEYS[1], 'source')
end
return 'settled'
