-- Record what became of members of a push.
--
-- KEYS 1 push  2 ledger  3 had (who had the item)  4 unreached
-- ARGV 1 life in seconds  2.. number, state, code, 1 where that is certain, again and again
-- Only queued (1) and claimed (2) members change: who fetched the item meanwhile has it.
for i = 2, #ARGV, 4 do
  local number, state = ARGV[i], tonumber(ARGV[i + 1])
  local was = redis.call('BITFIELD', KEYS[2], 'GET', 'u4', '#' .. number)[1]
  if was == 1 or was == 2 then
    redis.call('BITFIELD', KEYS[2], 'SET', 'u4', '#' .. number, state)
    redis.call('HINCRBY', KEYS[1], 'c' .. was, -1)
    redis.call('HINCRBY', KEYS[1], 'c' .. state, 1)
    if state == 3 then redis.call('SETBIT', KEYS[3], number, 1) end
    if state ~= 3 and was == 2 and ARGV[i + 3] == '1' then
      redis.call('SETBIT', KEYS[3], number, 0)  -- surely not sent: another push may
    end
    if state == 6 then
      redis.call('HSET', KEYS[4], number, ARGV[i + 2])
      redis.call('EXPIRE', KEYS[4], ARGV[1])
    end
  end
end
return 1
