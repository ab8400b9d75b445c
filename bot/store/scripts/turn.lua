-- One message, one turn: answer it again, or look, or commit what was decided (design 4).
--
-- KEYS 1 answer  2 member  3 roll  4 day  5 notices  6.. the ledgers of today's pushes, then the
--      keys of the writes and of what they are guarded by.
-- ARGV 1 deadline in ms of this server's clock
--      2 version and number that were loaded, joined by a dot, or "-" to look only
--      3 length of the day's list  4 number of notices loaded  5 openid
--      6 number of ledgers L, 7..6+L the states that were loaded
--      then: the sealed reply, its life in seconds; how many guards, each with the place of its
--      key, a field and the value that it must have ("": none; without a field: no such key);
--      then writes: how many arguments, command, place of the key, arguments. An argument "\0n"
--      stands for the member's number, "#\0n" for it as an offset (no text of XML holds a NUL).
-- Gives {"answered", reply} | {"late"} | {"taken"} | {"kept", number}
--     | {"look", {fields}, length of the day's list, {states}, {notices}}
local answered = redis.call('GET', KEYS[1])
if answered then return {'answered', answered} end
local now = redis.call('TIME')
if now[1] * 1000 + now[2] / 1000 > tonumber(ARGV[1]) then return {'late'} end

local fields = redis.call('HMGET', KEYS[2], 'v', 'n', 'd', 'f', 'p', 'lu', 'll', 'su', 'sl',
  'r', 'b', 'g', 's', 'l')
local number = fields[2]
local ledgers = tonumber(ARGV[6])
local same = ARGV[2] == (fields[1] or '0') .. '.' .. (number or '')
local states = {}
for i = 1, ledgers do
  states[i] = number and redis.call('BITFIELD', KEYS[5 + i], 'GET', 'u4', '#' .. number)[1] or 0
  same = same and states[i] == tonumber(ARGV[6 + i])
end
local day = redis.call('LLEN', KEYS[4])
local notices = redis.call('LLEN', KEYS[5])
if not same or day ~= tonumber(ARGV[3]) or notices ~= tonumber(ARGV[4]) then
  local waiting = notices > 0 and redis.call('LRANGE', KEYS[5], 0, 9) or {}
  return {'look', fields, day, states, waiting, notices}
end

local at = 7 + ledgers
local reply, life, guards = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2])
at = at + 3
for i = at, at + 3 * (guards - 1), 3 do
  local key, field = KEYS[tonumber(ARGV[i])], ARGV[i + 1]
  if field == '' then
    if redis.call('EXISTS', key) == 1 then return {'taken'} end
  elseif (redis.call('HGET', key, field) or '') ~= ARGV[i + 2] then
    return {'taken'}
  end
end
at = at + 3 * guards

if not number then
  number = tostring(redis.call('RPUSH', KEYS[3], ARGV[5]) - 1)
  redis.call('HSET', KEYS[2], 'n', number)
end
redis.call('HSET', KEYS[2], 'v', tonumber(fields[1] or '0') + 1)
redis.call('SET', KEYS[1], reply, 'EX', life)
while at <= #ARGV do
  local count = tonumber(ARGV[at])
  local command = {ARGV[at + 1], KEYS[tonumber(ARGV[at + 2])]}
  for i = at + 3, at + 2 + count do
    local argument = ARGV[i]
    if argument == '\0n' then argument = number
    elseif argument == '#\0n' then argument = '#' .. number end
    command[#command + 1] = argument
  end
  redis.call(unpack(command))
  at = at + 3 + count
end
return {'kept', number}
