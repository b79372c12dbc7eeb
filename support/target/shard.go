package target

// ForShard is what shard index, from 1, of several has of t, all of which run at once. Of
// teams it has every one that comes round: those with its index, and so on. What limits
// say of requests and of cases at once is parted among the shards.
func (t *Target) ForShard(index, of int) *Target {
	its := *t
	its.Shards = of
	if all, are := t.backend.(teams); are {
		var own teams
		for i := index - 1; i < len(all); i += of {
			own = append(own, all[i])
		}
		its.backend = own
	}
	if its.Parallel > 0 {
		its.Parallel = max(its.Parallel/of, 1)
	}
	if l := t.limits; t.options.RateLimiter != nil {
		l.PerSecond /= float64(of)
		l.Requests = (l.Requests + of - 1) / of
		its.limit(l)
	}
	return &its
}
