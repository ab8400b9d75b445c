-- A batch is done; the last one ends its push.
--
-- KEYS 1 batches  2 push
-- ARGV 1 group  2 entry
if redis.call('XACK', KEYS[1], ARGV[1], ARGV[2]) == 1 then
  redis.call('XDEL', KEYS[1], ARGV[2])
  local left = redis.call('HINCRBY', KEYS[2], 'batches', -1)
  if left == 0 and redis.call('HGET', KEYS[2], 'cursor') == '-1' then
    redis.call('HSET', KEYS[2], 'state', 'done')
  end
end
return 1
