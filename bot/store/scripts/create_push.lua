-- A push is made, once (I4), by whoever holds the scheduler's lease now.
--
-- KEYS 1 push  2 pushes  3 the day's list  4 items sent by the schedule  5 column  6 fence
-- ARGV 1 fence, or "" where none is needed  2 push id  3 the push as JSON  4 state
--      5 order among pushes  6 item  7 1 where everybody is its audience
--      8 order in the column  9 life in seconds
-- Gives 1, or 0 where it exists or the fence is an old one.
if ARGV[1] ~= '' and redis.call('GET', KEYS[6]) ~= ARGV[1] then return 0 end
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'push', ARGV[3], 'state', ARGV[4], 'cursor', 0)
redis.call('ZADD', KEYS[2], ARGV[5], ARGV[2])
if ARGV[4] == 'missed' then return 1 end
redis.call('RPUSH', KEYS[3], ARGV[3])
redis.call('EXPIRE', KEYS[3], ARGV[9])
redis.call('SADD', KEYS[4], ARGV[6])
if ARGV[7] == '1' then redis.call('ZADD', KEYS[5], 'NX', ARGV[8], ARGV[6]) end
return 1
