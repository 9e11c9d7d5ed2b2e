/** better-sqlite3 13 ends older Nodes with a segmentation fault and no word. */
const NEEDED = { major: 22, minor: 12 }

/** Why this Node can't run the program, in both languages; null when it can. */
export function nodeRefusal(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) return null
  return [
    `需要 Node 22.12 或更新的版本，现在是 ${version}。请用 npm run 启动，或升级 Node。`,
    `Node 22.12 or newer is needed; this is ${version}. Start it through npm run, or upgrade Node.`,
  ].join('\n')
}
