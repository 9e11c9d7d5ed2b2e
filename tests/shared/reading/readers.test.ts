import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openReaders, type Readers } from '../../../src/shared/reading/readers'

interface Reader {
  readonly called: string
}

const [first, second] = [{ called: '甲' }, { called: '乙' }] as const

function reading(readers: Readers<Reader>, reader: Reader, ...names: readonly string[]): void {
  readers.read(reader, () => {
    for (const name of names) readers.note(name)
  })
}

describe('a reader', () => {
  it('is answered for what its last work read, and for nothing that an earlier one did', () => {
    const readers = openReaders<Reader>()
    reading(readers, first, 't01/all/total/amount', 'department')
    reading(readers, second, 'department')
    expect(readers.readersOf(['department'])).toEqual(new Set([first, second]))
    reading(readers, first, 'units')
    expect(readers.readersOf(['department'])).toEqual(new Set([second]))
    expect(readers.readersOf(['t01/all/total/amount'])).toEqual(new Set())
    expect(readers.readersOf(['nothing', 'units', 'department'])).toEqual(new Set([first, second]))
  })

  it('is not answered any more once it is forgotten, until it works again', () => {
    const readers = openReaders<Reader>()
    reading(readers, first, 'units')
    readers.forget(first)
    expect(readers.readersOf(['units'])).toEqual(new Set())
    reading(readers, first, 'units')
    expect(readers.readersOf(['units'])).toEqual(new Set([first]))
  })

  it('hands its work’s result on', () => {
    expect(openReaders<Reader>().read(first, () => 70)).toBe(70)
  })

  it('has nothing to do with what is asked for between works', () => {
    const readers = openReaders<Reader>()
    readers.note('units')
    reading(readers, first)
    readers.note('units')
    expect(readers.readersOf(['units'])).toEqual(new Set())
  })

  it('reads for itself alone within another’s work, which reads on behind it', () => {
    const readers = openReaders<Reader>()
    readers.read(first, () => {
      readers.note('before')
      reading(readers, second, 'within')
      readers.note('behind')
    })
    expect(readers.readersOf(['within'])).toEqual(new Set([second]))
    expect(readers.readersOf(['before'])).toEqual(new Set([first]))
    expect(readers.readersOf(['behind'])).toEqual(new Set([first]))
  })

  it('keeps what it read before when its work breaks off', () => {
    const readers = openReaders<Reader>()
    reading(readers, first, 'units')
    const broken = (): void =>
      readers.read(first, () => {
        readers.note('projects')
        throw new Error('broken off')
      })
    expect(broken).toThrow('broken off')
    readers.note('facts')
    expect(readers.readersOf(['units'])).toEqual(new Set([first]))
    expect(readers.readersOf(['projects', 'facts'])).toEqual(new Set())
  })
})

describe('after any sequence of works', () => {
  const all: readonly Reader[] = ['甲', '乙', '丙', '丁'].map((called) => ({ called }))
  const names = ['t03/U1/2011307/total', 't03/U1/2011307', 'projects', 'projects/p', 'department', 'units']
  const step = fc.record({
    reader: fc.constantFrom(...all),
    /** Null: the reader is forgotten. */
    reads: fc.option(fc.array(fc.constantFrom(...names), { maxLength: 8 }), { freq: 4 }),
    /** Whose work goes on within the work, and what it reads. */
    within: fc.option(
      fc.record({
        reader: fc.constantFrom(...all),
        reads: fc.array(fc.constantFrom(...names), { maxLength: 4 }),
      }),
    ),
  })

  it('the readers answered for a name are exactly those whose last work read it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const readers = openReaders<Reader>()
        /** Each reader's last reading, remembered whole. */
        const last = new Map<Reader, readonly string[]>()
        for (const { reader, reads, within } of steps) {
          if (reads === null) {
            readers.forget(reader)
            last.delete(reader)
            continue
          }
          readers.read(reader, () => {
            for (const name of reads) readers.note(name)
            if (within) reading(readers, within.reader, ...within.reads)
          })
          if (within) last.set(within.reader, within.reads)
          // The outer work ends last, so where both are one reader's it is the outer one that counts.
          last.set(reader, reads)
        }
        for (const name of names) {
          const expected = all.filter((reader) => last.get(reader)?.includes(name))
          expect(readers.readersOf([name])).toEqual(new Set(expected))
        }
        expect(readers.readersOf(names)).toEqual(new Set(all.filter((each) => last.get(each)?.length)))
      }),
    )
  })
})
