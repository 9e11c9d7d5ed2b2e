/** A child's program: writes the book it is sent as a workbook, and says how long it took and how much memory it had at most. */
import { performance } from 'node:perf_hooks'
import { workbookBytes } from '../../src/main/export/xlsx/workbook.ts'

process.once('message', async (book) => {
  const before = process.resourceUsage().maxRSS
  const began = performance.now()
  const bytes = workbookBytes(book)
  const ms = performance.now() - began
  const peak = process.resourceUsage().maxRSS
  process.send({ ms, bytes: bytes.length, beforeMb: before / 1024, peakMb: peak / 1024 })
  process.disconnect()
})
