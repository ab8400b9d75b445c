-- Followers from the platform's list: who is new gets a number; who had left follows again.
--
-- KEYS 1 roll  2 active  3 leaving  4 erased  5.. the members' records
-- ARGV the openids, then for each the mark that an erased one is remembered by
-- Gives how many were new or came back. An erased one is nobody until they write (I9).
local new, count = 0, #ARGV / 2
local any = redis.call('EXISTS', KEYS[4]) == 1
for i = 1, count do
  local openid, record = ARGV[i], KEYS[4 + i]
  local known = redis.call('HMGET', record, 'n', 'f', 'p')
  local erased = any and not known[1] and redis.call('SISMEMBER', KEYS[4], ARGV[count + i]) == 1
  if known[2] ~= '1' and not erased then
    local number = known[1] or tostring(redis.call('RPUSH', KEYS[1], openid) - 1)
    redis.call('HSET', record, 'n', number, 'f', 1)
    redis.call('HINCRBY', record, 'v', 1)
    redis.call('ZREM', KEYS[3], openid)
    if known[3] ~= '1' then redis.call('SETBIT', KEYS[2], number, 1) end
    new = new + 1
  end
end
return new
