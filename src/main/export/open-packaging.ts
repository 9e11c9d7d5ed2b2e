/** What every Office document is made of besides its own parts: what the parts are, how they hang together, properties (ECMA-376, part 2). */

/** Every part begins so. */
export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** `[Content_Types].xml`: parts of the format itself with their types; those of the properties are added. */
export function contentTypes(own: readonly (readonly [part: string, type: string])[]): string {
  const parts = [
    ...own,
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  ] as const
  return [
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...parts.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`),
    '</Types>',
  ].join('')
}

/** Numbered rId1 … in their order. */
export function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  )
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

/** `_rels/.rels`: from the package to its main part and its properties. */
export function packageRelationships(main: string): string {
  return relationships([
    [`${OFFICE}/relationships/officeDocument`, main],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    [`${OFFICE}/relationships/extended-properties`, 'docProps/app.xml'],
  ])
}

/** `docProps/core.xml`, of words escaped already. No date and nobody's name: the budget tells them, not a copy of it. */
export function coreProperties({
  title,
  subject,
}: {
  readonly title: string
  readonly subject?: string
}): string {
  const about = subject === undefined ? '' : `<dc:subject>${subject}</dc:subject>`
  return (
    `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${title}</dc:title>${about}<dc:creator>预算编制台</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>`
  )
}

/** `docProps/app.xml` */
export function appProperties(): string {
  return `${DECLARATION}<Properties xmlns="${OFFICE}/extended-properties"><Application>预算编制台</Application></Properties>`
}
