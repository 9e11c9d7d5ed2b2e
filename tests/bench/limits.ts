/**
 * What the median of a stage may come to, as a multiple of the base of its bench in the same run. About twice what seven
 * runs gave on two shared cores; three times for what is measured once or a few times, four for commits, for disks
 * differ more than processors. A stage that slows down for good is to be made faster, or its limit raised with a reason.
 */
export const limits = {
  /** Base: a full recompute of the sample, 0.08 ms. */
  sample: {
    parse: 1,
    commit: 60,
    recompute: 2.5,
    text: 7,
    reply: 3.5,
    'recompute + reply': 6,
    'open the tables': 400,
    'open the text': 300,
    'document faults': 130,
  },
  /** Base: a full recompute of 50,000 lines, 60 ms. */
  large: {
    parse: 0.0015,
    commit: 0.1,
    recompute: 0.006,
    text: 0.013,
    reply: 0.005,
    'recompute + reply': 0.011,
    'open the tables': 45,
    'open the text': 60,
    'document faults': 12,
  },
  /** Base: one frame, 16.7 ms. */
  paint: {
    'opening: the records': 100,
    'opening: the lists': 20,
    'file chosen to first row': 150,
    'file chosen to all computed': 180,
    'key to digit': 2,
    call: 4,
    'window, after the reply': 8,
    'key to paint': 10,
    'switch to the text': 20,
    'switch to table 5': 15,
  },
  paintLarge: {
    'opening: the records': 200,
    'opening: the lists': 100,
    'file chosen to first row': 300,
    'file chosen to all computed': 600,
    'key to digit': 3,
    call: 8,
    'window, after the reply': 8,
    'key to paint': 14,
    'switch to the text': 60,
    'switch to table 5': 40,
  },
  /** Base: one frame. 2,000 rows pasted are painted within 1.5 s. */
  paste: { call: 75, 'window, before the call': 20, 'Ctrl+V to paint': 90 },
  /** Base: a frame of a plain HTML table of the same cells. Half its frames are enough. */
  scroll: { 'a frame of the list': 2 },
  /** Base: the same tables and lists as JSON. */
  exportXlsx: { workbook: 40 },
  /** Base: the same document as JSON. */
  docxSample: { docx: 200 },
  docxLarge: { docx: 50 },
  /** Base: a page with one word, in a browser started for it, 2 s. */
  start: { 'web host': 4.5, 'stand-in': 5.5 },
}
