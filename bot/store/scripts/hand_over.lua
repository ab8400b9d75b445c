-- A notice goes from the stream into its reader's queue, for 90 days, once.
--
-- KEYS 1 stream  2 queue
-- ARGV 1 group  2 entry  3 the sealed notice
if redis.call('XACK', KEYS[1], ARGV[1], ARGV[2]) == 0 then return 0 end
redis.call('XDEL', KEYS[1], ARGV[2])
redis.call('RPUSH', KEYS[2], ARGV[3])
return redis.call('EXPIRE', KEYS[2], 7776000)
