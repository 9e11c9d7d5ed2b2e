/** Lets a child of a test run the program's sources as they are: Node strips the types, this finds the files. */
import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, next) {
    const isOwn = specifier.startsWith('.') && context.parentURL?.includes('/src/')
    if (!isOwn) return next(specifier, context)
    const ends = ['.ts', '/index.ts'].filter((end) => existsSync(new URL(specifier + end, context.parentURL)))
    return next(`${specifier}${ends[0] ?? ''}`, context)
  },
})
