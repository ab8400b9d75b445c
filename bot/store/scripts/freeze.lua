-- A push's audience is frozen, a range of member numbers at a time: who is active now, in a ledger
-- of four bits a member, and one batch for the senders.
--
-- KEYS 1 push  2 ledger  3 active  4 had (who had the item before)  5 roll  6 batches
-- ARGV 1 first number  2 numbers in a step  3 push id  4 life in seconds
-- Gives the number to go on with, or -1 when all are frozen.
local cursor = tonumber(redis.call('HGET', KEYS[1], 'cursor'))
local first = tonumber(ARGV[1])
if cursor ~= first then return cursor end
local size = redis.call('LLEN', KEYS[5])
local last = math.min(first + tonumber(ARGV[2]), size) - 1
local queued, had = 0, 0
for number = first, last do
  if redis.call('GETBIT', KEYS[3], number) == 1 then
    local state = 1
    if redis.call('GETBIT', KEYS[4], number) == 1 then
      state = 3
      had = had + 1
    else
      queued = queued + 1
    end
    redis.call('BITFIELD', KEYS[2], 'SET', 'u4', '#' .. number, state)
  end
end
if had > 0 then redis.call('HINCRBY', KEYS[1], 'c3', had) end
if queued > 0 then
  redis.call('HINCRBY', KEYS[1], 'c1', queued)
  redis.call('HINCRBY', KEYS[1], 'batches', 1)
  redis.call('XADD', KEYS[6], '*', 'push', ARGV[3], 'first', first, 'last', last)
end
redis.call('EXPIRE', KEYS[2], ARGV[4])
local following = last + 1
if following >= size then
  local left = tonumber(redis.call('HGET', KEYS[1], 'batches') or 0)
  redis.call('HSET', KEYS[1], 'cursor', -1, 'state', left > 0 and 'sending' or 'done')
  return -1
end
redis.call('HSET', KEYS[1], 'cursor', following)
return following
