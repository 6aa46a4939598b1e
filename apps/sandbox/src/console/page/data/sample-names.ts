/** The files that the sandbox can give to a message. A test holds it to what the sandbox has. */
export const SAMPLES = ["picture.png", "hello.txt", "large.png"] as const;
