/**
 * Keeps the arrows of docs/architecture.md: which room may import which, who may import a package,
 * where `electron` may stand as a value, and that entries only wire.
 */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix, sep } from 'node:path'
import ts from 'typescript'
import { root } from './runtime.mjs'

const SHARED = [
  'src/shared/slices',
  'src/shared/money',
  'src/shared/model',
  'src/shared/reading',
  'src/shared/printed',
  'src/shared/difference',
  'src/shared/tables',
  'src/shared/narrative',
  'src/shared/checks',
  'src/shared/publication',
  'src/shared/template',
  'src/shared/destination',
  'src/shared/contract',
  'src/shared/grid',
]
/** What the frame of the window and its pages are made of. */
const PARTS = [
  ...['host', 'naming', 'stores', 'composables', 'components', 'grid', 'lists', 'pdf'].map(
    (of) => `src/renderer/${of}`,
  ),
  ...SHARED,
]
const HOST = { may: ['src/main/core', 'src/main/host', ...SHARED], types: ['src/main/ports'] }

/**
 * `may`: rooms it imports; `types`: rooms it imports types from only; `packages`: besides its own room.
 * Of `folders`, each is a room of its own. `assembly`: the one file that puts another room's parts together.
 */
const ROOMS = [
  { room: 'src/shared/slices', may: [], packages: [] },
  { room: 'src/shared/money', may: [], packages: ['decimal.js'] },
  { room: 'src/shared/model', may: SHARED.slice(0, 2), packages: ['zod'] },
  { room: 'src/shared/reading', may: SHARED.slice(0, 3), packages: [] },
  { room: 'src/shared/printed', may: SHARED.slice(0, 2), packages: [] },
  { room: 'src/shared/difference', may: SHARED.slice(0, 5), packages: [] },
  { room: 'src/shared/tables', may: SHARED.slice(0, 6), packages: [] },
  { room: 'src/shared/narrative', may: SHARED.slice(0, 7), packages: [] },
  { room: 'src/shared/checks', may: SHARED.slice(0, 8), packages: [] },
  { room: 'src/shared/contract', may: ['src/shared/model'], types: SHARED, packages: ['zod'] },
  { room: 'src/shared/publication', may: SHARED.slice(0, 8), packages: [] },
  { room: 'src/shared/template', may: SHARED.slice(0, 10), packages: [] },
  // What leaves for a finance system is read from the records alone.
  { room: 'src/shared/destination', may: SHARED.slice(0, 3), packages: [] },
  { room: 'src/shared/grid', may: [], packages: [] },
  {
    room: 'src/main/store',
    may: ['src/main/export/whole-file', ...SHARED],
    packages: ['node:', 'better-sqlite3'],
  },
  // A package of an older version is read through the migrations of the file.
  { room: 'src/main/import', may: ['src/main/store/migrations', ...SHARED], packages: ['node:'] },
  { room: 'src/main/export', may: SHARED, packages: ['node:', 'fflate'] },
  // Samples are exchange packages that stand beside the packs.
  { room: 'src/main/packs', may: ['src/main/import', ...SHARED], packages: ['node:', 'zod'] },
  // Its works read what comes from outside; the core knows its door alone.
  {
    room: 'src/main/foreign',
    may: ['src/main/import', 'src/main/export', 'src/main/packs', ...SHARED],
    types: ['src/main/ports'],
    typePackages: ['electron'],
    packages: ['node:'],
  },
  // Planners know the document in memory, jobs know nothing of budgets; capabilities put both to use.
  { room: 'src/main/core/jobs', may: SHARED, types: ['src/main/ports'], packages: ['node:'] },
  { room: 'src/main/core/edit', may: ['src/main/core/document-index', ...SHARED], packages: [] },
  {
    room: 'src/main/core/capabilities',
    may: ['src/main/core', 'src/main/store', 'src/main/import', 'src/main/export', 'package.json', ...SHARED],
    types: ['src/main/ports'],
    packages: ['node:'],
  },
  {
    room: 'src/main/core',
    assembly: { file: 'src/main/core/core.ts', of: 'src/main/core/capabilities' },
    may: [
      'src/main/core/jobs',
      'src/main/core/edit',
      'src/main/store',
      'src/main/import',
      'src/main/export',
      'src/main/foreign',
      'src/main/packs',
      'package.json',
      ...SHARED,
    ],
    types: ['src/main/ports'],
    packages: ['node:'],
  },
  { room: 'src/main/ports', may: [], packages: [] },
  { room: 'src/main/host', may: [], types: ['src/main/ports'], packages: ['node:'] },
  { room: 'src/main/web', ...HOST, packages: ['node:'] },
  {
    room: 'src/main/cli',
    ...HOST,
    may: [...HOST.may, 'src/main/packs', 'src/main/import/decode'],
    packages: ['node:'],
  },
  { room: 'src/main/shell', ...HOST, typePackages: ['electron'], packages: ['node:'] },
  { room: 'src/main', entry: true, may: ['src/main'], packages: ['node:', 'electron'] },
  { room: 'src/preload', entry: true, may: [], types: ['src/shared/contract'], packages: ['electron'] },
  { room: 'src/renderer/host', may: SHARED, packages: ['vue'] },
  { room: 'src/renderer/naming', may: SHARED, packages: [] },
  // What fields could not store outlives them: the store keeps it as they tell it.
  {
    room: 'src/renderer/stores',
    may: ['src/renderer/host', ...SHARED],
    types: ['src/renderer/components/surroundings'],
    packages: ['vue', 'pinia'],
  },
  {
    room: 'src/renderer/composables',
    may: [...['host', 'naming', 'stores'].map((of) => `src/renderer/${of}`), ...SHARED],
    packages: ['vue'],
  },
  {
    room: 'src/renderer/components',
    may: ['src/renderer/naming', ...SHARED],
    packages: ['vue', '@lucide/vue'],
  },
  // It knows no store: what it edits goes through its columns.
  {
    room: 'src/renderer/grid',
    may: ['src/renderer/components', ...SHARED],
    packages: ['vue', '@lucide/vue'],
  },
  // Lists of records in the grid: what those of several pages have in common.
  {
    room: 'src/renderer/lists',
    may: [...['composables', 'components', 'grid', 'stores'].map((of) => `src/renderer/${of}`), ...SHARED],
    packages: ['vue', '@lucide/vue'],
  },
  // The one place that reads a PDF; loaded when one is looked at.
  { room: 'src/renderer/pdf', may: [], packages: ['pdfjs-dist'] },
  { room: 'src/renderer/frame', may: PARTS, packages: ['vue', '@lucide/vue'] },
  // Pages do not import each other.
  {
    room: 'src/renderer/pages',
    folders: true,
    may: PARTS,
    packages: ['vue', '@lucide/vue'],
  },
  // The window itself and its entry put the rooms together; none of them imports it.
  { room: 'src/renderer', may: ['src/renderer', ...SHARED], packages: ['vue', 'pinia', '@lucide/vue'] },
]
const ENTRY_LINES = 60
const ELECTRON_AT = ['src/main/index.ts', 'src/preload/index.ts']

const files = globSync('src/**/*.{ts,vue}', { cwd: root }).map((file) => file.split(sep).join('/'))
const violations = files.flatMap(violationsOf)
for (const line of violations) console.error(line)
if (violations.length > 0) process.exit(1)
console.log(`rooms: ${files.length} files keep the arrows`)

/** @param {string} file */
function violationsOf(file) {
  const room = roomOf(file)
  if (!room) return [`${file}: stands in no room of docs/architecture.md`]
  const text = readFileSync(join(root, file), 'utf8')
  const found = importsOf(file, text).flatMap((one) => {
    const why = one.target.startsWith('.') ? arrowFault(file, room, one) : packageFault(file, room, one)
    return why
      ? [`${file}:${one.line}: imports ${one.typeOnly ? 'types of ' : ''}'${one.target}'; ${why}`]
      : []
  })
  const lines = text.split('\n').length - 1
  if (room.entry && isEntry(file) && lines >= ENTRY_LINES) {
    found.push(`${file}: an entry only wires and stays under ${ENTRY_LINES} lines; it has ${lines}`)
  }
  return found
}

function arrowFault(file, room, { target, typeOnly }) {
  const path = posix.normalize(posix.join(posix.dirname(file), target))
  if (room.may.some((name) => inside(path, name))) return null
  if (room.assembly?.file === file && inside(path, room.assembly.of)) return null
  const other = roomOf(path)
  if (!other) return 'that is in no room'
  if (other.room === room.room) return null
  if ((room.types ?? []).some((name) => inside(path, name))) {
    return typeOnly ? null : `${room.room} may import only types of ${other.room}`
  }
  return `${room.room} may not import ${other.room}`
}

function packageFault(file, room, { target, typeOnly }) {
  if (target === 'electron' && !typeOnly && !ELECTRON_AT.includes(file)) {
    return `electron is imported as a value in ${ELECTRON_AT.join(' and ')} alone`
  }
  const allowed = (names) =>
    (names ?? []).some((name) =>
      name.endsWith(':') ? target.startsWith(name) : target === name || target.startsWith(`${name}/`),
    )
  if (allowed(room.packages) || (typeOnly && allowed(room.typePackages))) return null
  return `${room.room} takes from packages: ${room.packages.join(', ') || 'nothing'}`
}

function importsOf(file, text) {
  const script = file.endsWith('.vue') ? scriptOf(text) : text
  const source = ts.createSourceFile(file, script, ts.ScriptTarget.Latest, true)
  const found = []
  const add = (node, specifier, typeOnly) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
    found.push({ target: specifier.text, typeOnly, line })
  }
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeImport(node.importClause))
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier)
      add(node, node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node, node.argument.literal, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node, node.arguments[0], false)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function isTypeImport(clause) {
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const named = clause.namedBindings
  return (
    !clause.name && named && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly)
  )
}

/** The scripts of a component, other lines blanked so that line numbers hold. */
function scriptOf(text) {
  let inside = false
  return text
    .split('\n')
    .map((line) => {
      if (/^<script\b/.test(line)) inside = true
      else if (/^<\/script>/.test(line)) inside = false
      else if (inside) return line
      return ''
    })
    .join('\n')
}

function roomOf(path) {
  const matching = ROOMS.filter(({ room }) => inside(path, room))
  const [room] = matching.sort((a, b) => b.room.length - a.room.length)
  return room?.folders ? { ...room, room: posix.dirname(path) } : room
}

function isEntry(file) {
  return ROOMS.some(({ room, entry }) => entry && dirname(file) === room)
}

function inside(path, room) {
  return path === room || path.startsWith(`${room}/`)
}
