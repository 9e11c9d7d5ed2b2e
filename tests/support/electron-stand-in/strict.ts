/** An object that throws on members it doesn't have: a program that uses more of Electron than the stand-in knows fails loudly. */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, member) {
      if (typeof member === 'string' && !(member in target) && member !== 'then' && member !== 'toJSON') {
        throw new Error(`the stand-in has no ${name}.${member}`)
      }
      const value: unknown = Reflect.get(target, member, target)
      return isMethod(value) ? value.bind(target) : value
    },
  })
}

function isMethod(value: unknown): value is (...args: never[]) => unknown {
  return typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value))
}

/** An event object with Electron's `preventDefault`. */
export function preventable<T extends object>(
  fields: T,
): T & { defaultPrevented: boolean; preventDefault(): void } {
  return {
    ...fields,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
  }
}
