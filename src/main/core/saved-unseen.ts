/** A step was committed, and then the program broke off before memory had followed: what is in the file is true. */
export class SavedUnseen extends Error {
  constructor(cause: unknown) {
    super('the step is saved; memory did not follow', { cause })
  }
}
