-- Asks for the addresses in a file, one per line, over and over, or each once when told so.
-- Arguments behind "--": the file, "cycle" or "once", and what to accept as encoding (may be left out).
local requests = {}
local asked = 0
local once = false

function init(arguments)
   once = arguments[2] == "once"
   local headers = {}
   if arguments[3] then headers["Accept-Encoding"] = arguments[3] end
   for line in io.lines(arguments[1]) do
      requests[#requests + 1] = wrk.format("GET", line, headers)
   end
end

function request()
   asked = asked + 1
   if once and asked > #requests then wrk.thread:stop() end
   return requests[(asked - 1) % #requests + 1]
end

function done(summary, latency)
   local errors = summary.errors
   io.write(string.format(
      'RESULT {"requests": %d, "seconds": %.6f, "bytes": %d, "p50": %.3f, "p99": %.3f, "max": %.3f, "failed": %d}\n',
      summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1e3,
      latency:percentile(99) / 1e3, latency.max / 1e3,
      errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
