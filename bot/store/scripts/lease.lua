-- Take a free lease under a new fence, or keep one's own under the same.
--
-- KEYS 1 lease  2 fence
-- ARGV 1 holder  2 life in ms
-- Gives the fence, or nothing where another holds the lease.
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return false end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
if holder then return tonumber(redis.call('GET', KEYS[2])) end
return redis.call('INCR', KEYS[2])
