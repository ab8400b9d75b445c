-- Those whom a dead sender had claimed wait: they are never sent to again, 今日 gives the item.
--
-- KEYS 1 push  2 ledger
-- ARGV 1 first number  2 last number
-- Gives how many they are.
local found = 0
for number = tonumber(ARGV[1]), tonumber(ARGV[2]) do
  local slot = '#' .. number
  if redis.call('BITFIELD', KEYS[2], 'GET', 'u4', slot)[1] == 2 then
    redis.call('BITFIELD', KEYS[2], 'SET', 'u4', slot, 4)
    found = found + 1
  end
end
if found > 0 then
  redis.call('HINCRBY', KEYS[1], 'c2', -found)
  redis.call('HINCRBY', KEYS[1], 'c4', found)
end
return found
