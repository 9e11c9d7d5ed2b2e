import { EventEmitter } from 'node:events'

/** `process.parentPort` of a utility process. Messages wait until someone listens, as they do in Electron. */
const port = new EventEmitter()
const send = process.send.bind(process)
const waiting = []
process.on('message', (data) => {
  if (port.listenerCount('message') > 0) port.emit('message', { data, ports: [] })
  else waiting.push(data)
})
port.on('newListener', (event) => {
  if (event !== 'message') return
  setImmediate(() => {
    for (const data of waiting.splice(0)) port.emit('message', { data, ports: [] })
  })
})
port.postMessage = (message) => void send(message)
process.parentPort = port
process.send = undefined
