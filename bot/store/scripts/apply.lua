-- Writes under guards, all or nothing, outside a turn; told as turn.lua is told them.
--
-- KEYS those of the writes and of what they are guarded by
-- ARGV how many guards, each with the place of its key, a field and the value that it must have
--      ("": none; without a field: no such key); then writes: how many arguments, command, place of
--      the key, arguments
-- Gives 1, or 0 where a guard failed.
local guards, at = tonumber(ARGV[1]), 2
for i = at, at + 3 * (guards - 1), 3 do
  local key, field = KEYS[tonumber(ARGV[i])], ARGV[i + 1]
  if field == '' then
    if redis.call('EXISTS', key) == 1 then return 0 end
  elseif (redis.call('HGET', key, field) or '') ~= ARGV[i + 2] then
    return 0
  end
end
at = at + 3 * guards
while at <= #ARGV do
  local count = tonumber(ARGV[at])
  local command = {ARGV[at + 1], KEYS[tonumber(ARGV[at + 2])]}
  for i = at + 3, at + 2 + count do command[#command + 1] = ARGV[i] end
  redis.call(unpack(command))
  at = at + 3 + count
end
return 1
