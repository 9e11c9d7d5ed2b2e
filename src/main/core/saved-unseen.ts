/** A step was committed, and then the program broke off before it could show what followed: what is in the file is true. */
export class SavedUnseen extends Error {
  constructor(cause: unknown) {
    super('the step is saved; what followed is not shown', { cause })
  }
}

/** What is made of a step that is saved: a fault on the way is one of showing it, never of saving it. */
export function savedAs<T>({ from, to }: { readonly from: number; readonly to: number }, make: () => T): T {
  try {
    return make()
  } catch (fault) {
    throw from === to || fault instanceof SavedUnseen ? fault : new SavedUnseen(fault)
  }
}
