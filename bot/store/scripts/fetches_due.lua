-- Files whose next try is due go back into the stream.
--
-- KEYS 1 fetches for later  2 stream of fetches
-- ARGV 1 now, in unix seconds  2 how many at most
-- Gives how many went.
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])
for _, file in ipairs(due) do
  redis.call('ZREM', KEYS[1], file)
  redis.call('XADD', KEYS[2], '*', 'file', file)
end
return #due
