-- A contribution moves on: state, lists, history and the notice to its author, all or nothing.
--
-- KEYS 1 contribution  2 its moves  3 list of the state before  4 list of the state after
--      5 stream of moves to tell of
-- ARGV 1 receipt  2 state before  3 state after  4 the step as JSON  5 notice, or none
--      6 what the notice tells, as JSON  7 the text that its maker saw
if redis.call('HGET', KEYS[1], 'state') ~= ARGV[2] then return 0 end
if (redis.call('HGET', KEYS[1], 'text') or '') ~= ARGV[7] then return 0 end
redis.call('HSET', KEYS[1], 'state', ARGV[3])
redis.call('RPUSH', KEYS[2], ARGV[4])
local order = redis.call('ZSCORE', KEYS[3], ARGV[1])
if order then
  redis.call('ZREM', KEYS[3], ARGV[1])
  redis.call('ZADD', KEYS[4], order, ARGV[1])
end
if ARGV[5] ~= '' then
  redis.call('XADD', KEYS[5], '*', 'receipt', ARGV[1], 'notice', ARGV[5], 'values', ARGV[6])
end
return 1
