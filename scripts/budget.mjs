/** `npm run -s budget -- COMMAND …`: the command line, built first when a source is newer. */
import { launch } from './build.mjs'

await launch('cli')
