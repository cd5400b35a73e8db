// The properties of `<slipway-frame>`: its attributes, what no attribute can hold, and what an `<input>` has.

// What no attribute can hold, or must not.
const HELD = ["token", "getToken", "fetch", "endpoints", "prefill"];
const FORM = ["form", "labels", "validity", "validationMessage", "willValidate", "checkValidity", "reportValidity"];

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const isSame = (one, other) => one === other || (one?.constructor === Object && JSON.stringify(one) === JSON.stringify(other));

/** Takes what was set before the script had come, which would hide the setters for good. */
export function takeEarly(element, attributes) {
  for (const name of [...attributes.map(camel), ...HELD].filter((name) => Object.hasOwn(element, name))) {
    const early = element[name];
    delete element[name];
    element[name] = early;
  }
}

/** Defines them, by what only the class can reach. */
export function properties(prototype, attributes, { held, hold, internals }) {
  const define = (name, get, set) => Object.defineProperty(prototype, name, { configurable: true, enumerable: true, get, set });
  for (const attribute of attributes) {
    define(
      camel(attribute),
      // `after` is a method of every element, too.
      function () { return attribute in Element.prototype ? Element.prototype[attribute] : this.getAttribute(attribute); },
      function (value) {
        if (value == null || value === false) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value === true ? "" : value);
      },
    );
  }
  for (const name of HELD) {
    define(
      name,
      function () {
        if (name === "prefill") return (draft) => hold(this, name, draft);
        // A token goes in, and never comes out.
        return name === "token" ? undefined : held(this)[name];
      },
      function (value) {
        // Frameworks set what is the same again and again.
        if (!isSame(value, held(this)[name])) hold(this, name, value);
      },
    );
  }
  for (const name of FORM) {
    define(name, function () {
      const its = internals(this)[name];
      return its?.call ? its.bind(internals(this)) : its;
    });
  }
}
