import type { CheckedText, Slip } from './text-rules'

/** Words that are often written wrongly, as proofreaders list them, and how they are written. */
const MISSPELLED: Readonly<Record<string, string>> = {
  帐户: '账户',
  帐目: '账目',
  帐务: '账务',
  记帐: '记账',
  台帐: '台账',
  报帐: '报账',
  转帐: '转账',
  对帐: '对账',
  帐册: '账册',
  布署: '部署',
  按装: '安装',
  座落: '坐落',
  定单: '订单',
  既使: '即使',
  侯选: '候选',
  松驰: '松弛',
  购制: '购置',
  公物用车: '公务用车',
  公物接待: '公务接待',
  截止目前: '截至目前',
  再接再励: '再接再厉',
  迫不急待: '迫不及待',
  一如继往: '一如既往',
  通迅: '通讯',
  急待: '亟待',
  防碍: '妨碍',
  复盖: '覆盖',
  倒至: '导致',
  做为: '作为',
  园满: '圆满',
  份内: '分内',
  严竣: '严峻',
  装璜: '装潢',
  家俱: '家具',
  竟标: '竞标',
  竟争: '竞争',
  帮付: '帮扶',
  预箅: '预算',
  决箅: '决算',
}

const WRONG = new RegExp(Object.keys(MISSPELLED).join('|'))
/** 截止 a day is 截至, as long as no time ends then. */
const UNTIL = /截止(?=\d{4}年)(?!\d{4}年[^，。；]{0,8}(?:前|之前))/

/** The first one of a text. */
export function misspelled({ text, kind }: CheckedText): readonly Slip[] {
  const found = kind === 'basis' ? null : (WRONG.exec(text) ?? UNTIL.exec(text))
  if (!found) return []
  const { index, 0: is } = found
  const due = MISSPELLED[is] ?? '截至'
  const mended = text.slice(0, index) + due + text.slice(index + is.length)
  return [{ expected: due, actual: is, said: `“${is}”应是“${due}”。`, mended }]
}
