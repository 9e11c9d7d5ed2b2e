import { execFile } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** Every worksheet in a file of its own, cells as they are shown. */
const FILTERS = {
  xlsx: 'xlsx',
  pdf: 'pdf',
  fodt: 'fodt',
  csv: 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1',
} as const

/** Formulas are worked out anew whenever a workbook is opened; usually what stands in their cells is trusted. */
const RECALCULATING = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

/**
 * What LibreOffice makes of a file, in a new folder within `folder`: the paths, in order. Formulas are worked out anew. `npm test` makes
 * sure that it is installed (scripts/system-tools.mjs).
 */
export async function converted(
  file: string,
  to: keyof typeof FILTERS,
  folder: string,
): Promise<readonly string[]> {
  const out = join(folder, `as-${to}`)
  await mkdir(out, { recursive: true })
  // A profile of its own: an office that runs already would take the file, and answer for nothing.
  const office = join(folder, 'office')
  await mkdir(join(office, 'user'), { recursive: true })
  await writeFile(join(office, 'user/registrymodifications.xcu'), RECALCULATING)
  const profile = `-env:UserInstallation=${pathToFileURL(office).href}`
  const args = [profile, '--headless', '--convert-to', FILTERS[to], '--outdir', out, file]
  await run('soffice', args, { timeout: 120_000 })
  return (await readdir(out)).sort().map((name) => join(out, name))
}
