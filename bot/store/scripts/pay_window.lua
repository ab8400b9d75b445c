-- Pay one customer-service message of a member's window: the short one first.
--
-- KEYS 1 member's record
-- ARGV 1 now in unix seconds
-- Gives 1, or 0 where no window is open.
local now = tonumber(ARGV[1])
local open = redis.call('HMGET', KEYS[1], 'f', 'su', 'sl', 'lu', 'll')
if open[1] ~= '1' then return 0 end
if tonumber(open[2] or 0) > now and tonumber(open[3] or 0) > 0 then
  redis.call('HINCRBY', KEYS[1], 'sl', -1)
  return 1
end
if tonumber(open[4] or 0) > now and tonumber(open[5] or 0) > 0 then
  redis.call('HINCRBY', KEYS[1], 'll', -1)
  return 1
end
return 0
