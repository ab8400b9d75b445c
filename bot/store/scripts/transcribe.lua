-- Staff wrote down what was said in a file, or took that back.
--
-- KEYS 1 the file's record
-- ARGV 1 the transcript as JSON, or "" for none
-- Gives 1, or 0 where there is no such file.
if redis.call('HEXISTS', KEYS[1], 'state') == 0 then return 0 end
if ARGV[1] == '' then
  redis.call('HDEL', KEYS[1], 'transcript')
else
  redis.call('HSET', KEYS[1], 'transcript', ARGV[1])
end
return 1
