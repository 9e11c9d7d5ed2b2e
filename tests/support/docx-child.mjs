/** A child's program: writes the document it is sent for Word, and says how long it took and how much memory it had at most. */
import { performance } from 'node:perf_hooks'
import { docxBytes } from '../../src/main/export/docx/docx.ts'

process.once('message', async (publication) => {
  const before = process.resourceUsage().maxRSS
  const began = performance.now()
  const bytes = docxBytes(publication)
  const ms = performance.now() - began
  const peak = process.resourceUsage().maxRSS
  process.send({ ms, bytes: bytes.length, beforeMb: before / 1024, peakMb: peak / 1024 })
  process.disconnect()
})
