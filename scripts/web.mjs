/** `npm run web -- [--port N] [--folder PATH]`: the loopback web host, its address printed. */
import { launch } from './build.mjs'

await launch('web')
