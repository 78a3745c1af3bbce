/** Bounds of one `POST /v1/batches`. */
export const maxRecordsPerBatch = 100;
export const maxBatchBytes = 256 * 1024;
