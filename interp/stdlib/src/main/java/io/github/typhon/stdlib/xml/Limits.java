// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

/** Keeps small documents from becoming large ones: how much entities yield, and how much storage they take, in proportion to what came in. A document
 *  and its external entities have one. <p>Threads: guarded by the lock of the parsers that share it. */
public final class Limits {
    private static final double MAX_OUTPUT_FACTOR = 100;
    private static final long OUTPUT_THRESHOLD = 8L << 20;
    /** What an attack needs at the least: a document without input is measured against it. */
    private static final int SHORTEST_ATTACK = 22;

    private long direct;
    private long indirect;
    private long allocated;
    private long allocationThreshold = 64L << 20;
    private float maxAllocationFactor = 100;

    public void setAllocationThreshold(long bytes) {
        allocationThreshold = bytes;
    }

    public void setMaxAllocationFactor(float factor) {
        maxAllocationFactor = factor;
    }

    /** Input was read: the document itself, or what entities stand for. */
    void read(long bytes, boolean isDocument) {
        if (isDocument) {
            direct += bytes;
        } else {
            indirect += bytes;
        }
        long all = direct + indirect;
        if (all >= OUTPUT_THRESHOLD) {
            double factor = direct > 0 ? (double) all / direct : (double) (SHORTEST_ATTACK + indirect) / SHORTEST_ATTACK;
            if (factor > MAX_OUTPUT_FACTOR) {
                throw new XmlFailure(XmlError.AMPLIFICATION_LIMIT_BREACH);
            }
        }
    }

    /** Storage that lives as long as the parser. */
    void allocate(long bytes) {
        allocated += bytes;
        if (Long.compareUnsigned(allocated, allocationThreshold) >= 0 && allocationThreshold >= 0) {
            double factor = direct > 0 ? (double) allocated / direct : allocated;
            if (factor > maxAllocationFactor) {
                throw new XmlFailure(XmlError.NO_MEMORY);
            }
        }
    }
}
