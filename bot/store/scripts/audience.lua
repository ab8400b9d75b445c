-- How many members are active, and how many of these never had an item.
--
-- KEYS 1 active  2 had
local active = redis.call('GET', KEYS[1]) or ''
local had = redis.call('GET', KEYS[2]) or ''
local fresh = 0
local bits = bit  -- of LuaBitOp, which every server brings
for i = 1, #active do
  local one = bits.band(active:byte(i), bits.bnot(had:byte(i) or 0))
  while one > 0 do
    fresh = fresh + bits.band(one, 1)
    one = bits.rshift(one, 1)
  end
end
return {redis.call('BITCOUNT', KEYS[1]), fresh}
