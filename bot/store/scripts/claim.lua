-- Claim members of a push just before a customer-service message is sent to each (I3).
--
-- KEYS 1 push  2 ledger  3 had  4.. the members' records
-- ARGV 1 now in unix seconds  2.. the members' numbers
-- A member still queued (1) becomes claimed (2) and pays one message of a window: the short one
-- first, as the platform is thought to count; without an open window they wait (4). Who had the
-- item meanwhile, by another push or by 今日, counts as delivered (3); who is claimed has it (I5).
-- Gives the numbers that were claimed.
local now = tonumber(ARGV[1])
local claimed, waiting, had = {}, 0, 0
for i = 2, #ARGV do
  local slot = '#' .. ARGV[i]
  if redis.call('BITFIELD', KEYS[2], 'GET', 'u4', slot)[1] == 1 then
    local record = KEYS[2 + i]
    local open = redis.call('HMGET', record, 'su', 'sl', 'lu', 'll')
    local left
    if tonumber(open[1] or 0) > now and tonumber(open[2] or 0) > 0 then left = 'sl'
    elseif tonumber(open[3] or 0) > now and tonumber(open[4] or 0) > 0 then left = 'll' end
    local state = 4
    if redis.call('GETBIT', KEYS[3], ARGV[i]) == 1 then
      state = 3
      had = had + 1
    elseif left then
      redis.call('SETBIT', KEYS[3], ARGV[i], 1)
      state = 2
      redis.call('HINCRBY', record, left, -1)
      claimed[#claimed + 1] = ARGV[i]
    else
      waiting = waiting + 1
    end
    redis.call('BITFIELD', KEYS[2], 'SET', 'u4', slot, state)
  end
end
if #claimed + waiting + had == 0 then return claimed end  -- -0 is no integer to Redis 7.0
redis.call('HINCRBY', KEYS[1], 'c1', -#claimed - waiting - had)
redis.call('HINCRBY', KEYS[1], 'c3', had)
redis.call('HINCRBY', KEYS[1], 'c2', #claimed)
redis.call('HINCRBY', KEYS[1], 'c4', waiting)
return claimed
