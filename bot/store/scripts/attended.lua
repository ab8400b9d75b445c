-- What became of many pushes for one member, to tell their study days.
--
-- KEYS 1.. the pushes' ledgers
-- ARGV 1 the member's number
-- Gives the states, in the order of the keys; 0 where the member was not in the audience.
local states = {}
for i = 1, #KEYS do
  states[i] = redis.call('BITFIELD', KEYS[i], 'GET', 'u4', '#' .. ARGV[1])[1]
end
return states
