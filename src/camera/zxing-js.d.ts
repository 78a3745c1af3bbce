/** html5-qrcode ships its decoder as a script of its own, with types for another path. */
declare module 'html5-qrcode/third_party/zxing-js.umd.js';
