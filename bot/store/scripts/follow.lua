-- Followers from the platform's list: who is new gets a number; who had left follows again.
--
-- KEYS 1 roll  2 active  3.. the members' records, one for each ARGV
-- ARGV the openids
-- Gives how many were new or came back.
local new = 0
for i, openid in ipairs(ARGV) do
  local record = KEYS[2 + i]
  local known = redis.call('HMGET', record, 'n', 'f', 'p')
  if known[2] ~= '1' then
    local number = known[1] or tostring(redis.call('RPUSH', KEYS[1], openid) - 1)
    redis.call('HSET', record, 'n', number, 'f', 1)
    redis.call('HINCRBY', record, 'v', 1)
    if known[3] ~= '1' then redis.call('SETBIT', KEYS[2], number, 1) end
    new = new + 1
  end
end
return new
