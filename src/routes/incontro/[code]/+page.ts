/** A phone of 2018 on the network of a hall: nothing here needs a framework. */
export const csr = false;
