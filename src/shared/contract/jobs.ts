import type { Failure } from './failure'

/** How far a long piece of work is. */
export interface Progress {
  readonly done: number
  /** Null while nobody knows. */
  readonly total: number | null
  /** What is being done now, in Chinese: 核对第 3 个文件. */
  readonly what: string
}

/** What is told of jobs: to every window, for each may show and cancel them. */
export interface JobEvents {
  /** About ten a second; of one that is over in a tenth of a second nothing is told, nor that it ended. */
  'job.progress': { readonly job: string; readonly label: string } & Progress
  /** `error`: why it was not done; `cancelled` among the reasons. The result itself is the reply to whoever asked. */
  'job.ended': { readonly job: string; readonly label: string; readonly error: Failure | null }
}
