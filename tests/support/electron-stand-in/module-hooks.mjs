import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Lets the built program import `electron` and gets the stand-in; resolves the stand-in's own extensionless imports. */
const folder = new URL('.', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron')
      return { url: `${folder}electron.ts`, shortCircuit: true, format: 'module-typescript' }
    if (specifier.startsWith('.') && context.parentURL?.startsWith(folder)) {
      const file = new URL(`${specifier}.ts`, context.parentURL)
      if (existsSync(fileURLToPath(file)))
        return { url: file.href, shortCircuit: true, format: 'module-typescript' }
    }
    return next(specifier, context)
  },
})
