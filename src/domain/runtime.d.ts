/**
 * The two functions for base64 that browsers, workers and Node all have (WinterTC Minimum Common Web API), so that the
 * domain needs neither DOM nor Node types for them.
 */
declare function btoa(binary: string): string;
declare function atob(base64: string): string;
