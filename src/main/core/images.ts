import type { RecordChange } from '../../shared/model/change'

/** What came of a step: one change per record, from its first image to its last; records that ended as they began drop out. */
export function netChanges(images: readonly RecordChange[]): readonly RecordChange[] {
  if (images.length < 2) return images
  const net = new Map<string, RecordChange>()
  for (const image of images) {
    const key = `${image.collection}/${image.id}`
    const earlier = net.get(key)
    net.set(key, earlier ? { ...image, before: earlier.before } : image)
  }
  return [...net.values()].filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
}

/**
 * The way back through a step: each image reversed, last first. Every state on the way was a valid one, so unique
 * codes that changed hands go back without a clash.
 */
export function reversed(images: readonly RecordChange[]): readonly RecordChange[] {
  return images.map(({ before, after, ...rest }) => ({ ...rest, before: after, after: before })).reverse()
}
