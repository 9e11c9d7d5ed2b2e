export interface ItemTemplate {
  readonly id?: string
  readonly label?: string
  readonly type?: string
  readonly role?: string
  readonly accelerator?: string
  readonly registerAccelerator?: boolean
  readonly enabled?: boolean
  readonly submenu?: readonly ItemTemplate[]
  click?(): void
}

const ROLES = [
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'delete',
  'selectAll',
  'quit',
  'togglefullscreen',
  'close',
]
const MODIFIERS = ['Ctrl', 'Control', 'CmdOrCtrl', 'CommandOrControl', 'Alt', 'Shift', 'Super']
const KEYS =
  /^([A-Z0-9]|F([1-9]|1\d|2[0-4])|Plus|Space|Tab|Delete|Insert|Return|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Esc|Escape|[^\w\s])$/

export class MenuItem {
  readonly submenu: Menu | undefined
  readonly template: ItemTemplate

  constructor(template: ItemTemplate) {
    const { role, accelerator, submenu } = template
    if (role !== undefined && !ROLES.includes(role)) throw new Error(`unknown role: ${role}`)
    if (accelerator !== undefined && !isAccelerator(accelerator))
      throw new Error(`unknown keys: ${accelerator}`)
    this.template = template
    this.submenu = submenu ? Menu.buildFromTemplate(submenu) : undefined
  }

  get id(): string | undefined {
    return this.template.id
  }

  get label(): string {
    return this.template.label ?? ''
  }

  get accelerator(): string | undefined {
    return this.template.accelerator
  }

  click(): void {
    this.template.click?.()
  }
}

/** Menus as data: what stands in them and what a click does. That keys reach them is not proven here. */
export class Menu {
  static #application: Menu | null = null
  readonly items: readonly MenuItem[]

  private constructor(items: readonly MenuItem[]) {
    this.items = items
  }

  static buildFromTemplate(template: readonly ItemTemplate[]): Menu {
    return new Menu(template.map((item) => new MenuItem(item)))
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}

function isAccelerator(text: string): boolean {
  const parts = text.split('+')
  return parts.slice(0, -1).every((part) => MODIFIERS.includes(part)) && KEYS.test(parts.at(-1) ?? '')
}
