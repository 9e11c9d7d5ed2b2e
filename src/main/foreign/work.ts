import type { Reply } from '../../shared/contract/failure'

/** A piece of work for a process of its own: plain data in, plain data or bytes out; what is expected to fail is a value. */
export type Work<I, O> = (input: I, folder: string) => Reply<O> | Promise<Reply<O>>

/** Works by kind. Loaded when asked for: a child reads the libraries of its own work alone. */
export type WorkTable = Readonly<Record<string, () => Promise<Work<never, unknown>>>>

/** Kinds with what goes in and what comes out. */
export type WorksOf<T extends WorkTable> = {
  readonly [K in keyof T]: Awaited<ReturnType<T[K]>> extends Work<infer I, infer O>
    ? { readonly input: I; readonly output: O }
    : never
}
