/** Whether the open budget takes edits; if not, why not. */
export type Access = { readonly mode: 'edit' } | ViewOnly

export interface ViewOnly {
  readonly mode: 'view'
  readonly why: ViewReason
  /** What is so and what to do: `“预算.budget”只能查看：文件只读，不能写入。要改动请另存副本。` */
  readonly message: string
}

/**
 * `file`, `folder`: what cannot be written; `copy`: it is a copy, whose original may live on elsewhere; `faults`: it
 * holds something that cannot be read (BudgetView.faults); `packs`: its template or classification is not here, so
 * that there are no tables and no text.
 */
export type ViewReason = 'file' | 'folder' | 'copy' | 'faults' | 'packs'
