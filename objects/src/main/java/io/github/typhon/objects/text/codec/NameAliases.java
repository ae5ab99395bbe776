// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import java.util.HashMap;
import java.util.Map;

/** Formal aliases of characters that have no name of their own, and the abbreviations (Unicode's NameAliases).
 *  <p>Threads: immutable after loading. */
final class NameAliases {
    private static final Map<String, Integer> ALIASES = new HashMap<>();

    static {
        String[] controls = {
            "NULL|NUL", "START OF HEADING|SOH", "START OF TEXT|STX", "END OF TEXT|ETX", "END OF TRANSMISSION|EOT", "ENQUIRY|ENQ", "ACKNOWLEDGE|ACK",
            "ALERT|BEL", "BACKSPACE|BS", "CHARACTER TABULATION|HORIZONTAL TABULATION|HT|TAB", "LINE FEED|NEW LINE|END OF LINE|LF|NL|EOL",
            "LINE TABULATION|VERTICAL TABULATION|VT", "FORM FEED|FF", "CARRIAGE RETURN|CR", "SHIFT OUT|LOCKING-SHIFT ONE|SO", "SHIFT IN|LOCKING-SHIFT ZERO|SI",
            "DATA LINK ESCAPE|DLE", "DEVICE CONTROL ONE|DC1", "DEVICE CONTROL TWO|DC2", "DEVICE CONTROL THREE|DC3", "DEVICE CONTROL FOUR|DC4",
            "NEGATIVE ACKNOWLEDGE|NAK", "SYNCHRONOUS IDLE|SYN", "END OF TRANSMISSION BLOCK|ETB", "CANCEL|CAN", "END OF MEDIUM|EOM|EM", "SUBSTITUTE|SUB",
            "ESCAPE|ESC", "INFORMATION SEPARATOR FOUR|FILE SEPARATOR|FS", "INFORMATION SEPARATOR THREE|GROUP SEPARATOR|GS",
            "INFORMATION SEPARATOR TWO|RECORD SEPARATOR|RS", "INFORMATION SEPARATOR ONE|UNIT SEPARATOR|US",
        };
        for (int i = 0; i < controls.length; i++) {
            add(i, controls[i]);
        }
        String[] upper = {
            "DELETE|DEL", "PADDING CHARACTER|PAD", "HIGH OCTET PRESET|HOP", "BREAK PERMITTED HERE|BPH", "NO BREAK HERE|NBH", "INDEX|IND", "NEXT LINE|NEL",
            "START OF SELECTED AREA|SSA", "END OF SELECTED AREA|ESA", "CHARACTER TABULATION SET|HORIZONTAL TABULATION SET|HTS",
            "CHARACTER TABULATION WITH JUSTIFICATION|HORIZONTAL TABULATION WITH JUSTIFICATION|HTJ", "LINE TABULATION SET|VERTICAL TABULATION SET|VTS",
            "PARTIAL LINE FORWARD|PARTIAL LINE DOWN|PLD", "PARTIAL LINE BACKWARD|PARTIAL LINE UP|PLU", "REVERSE LINE FEED|REVERSE INDEX|RI",
            "SINGLE SHIFT TWO|SINGLE-SHIFT-2|SS2", "SINGLE SHIFT THREE|SINGLE-SHIFT-3|SS3", "DEVICE CONTROL STRING|DCS", "PRIVATE USE ONE|PRIVATE USE-1|PU1",
            "PRIVATE USE TWO|PRIVATE USE-2|PU2", "SET TRANSMIT STATE|STS", "CANCEL CHARACTER|CCH", "MESSAGE WAITING|MW",
            "START OF GUARDED AREA|START OF PROTECTED AREA|SPA", "END OF GUARDED AREA|END OF PROTECTED AREA|EPA", "START OF STRING|SOS",
            "SINGLE GRAPHIC CHARACTER INTRODUCER|SGC", "SINGLE CHARACTER INTRODUCER|SCI", "CONTROL SEQUENCE INTRODUCER|CSI", "STRING TERMINATOR|ST",
            "OPERATING SYSTEM COMMAND|OSC", "PRIVACY MESSAGE|PM", "APPLICATION PROGRAM COMMAND|APC",
        };
        for (int i = 0; i < upper.length; i++) {
            add(0x7F + i, upper[i]);
        }
        add(0x20, "SP");
        add(0xA0, "NBSP");
        add(0xAD, "SHY");
        add(0x34F, "CGJ");
        add(0x61C, "ALM");
        add(0x180B, "FVS1");
        add(0x180C, "FVS2");
        add(0x180D, "FVS3");
        add(0x180E, "MVS");
        add(0x180F, "FVS4");
        add(0x200B, "ZWSP");
        add(0x200C, "ZWNJ");
        add(0x200D, "ZWJ");
        add(0x200E, "LRM");
        add(0x200F, "RLM");
        add(0x202A, "LRE");
        add(0x202B, "RLE");
        add(0x202C, "PDF");
        add(0x202D, "LRO");
        add(0x202E, "RLO");
        add(0x202F, "NNBSP");
        add(0x205F, "MMSP");
        add(0x2060, "WJ");
        add(0x2066, "LRI");
        add(0x2067, "RLI");
        add(0x2068, "FSI");
        add(0x2069, "PDI");
        add(0x2118, "WEIERSTRASS ELLIPTIC FUNCTION");
        add(0xFEFF, "BYTE ORDER MARK|BOM|ZWNBSP");
        for (int i = 0; i < 16; i++) {
            add(0xFE00 + i, "VS" + (i + 1));
        }
        for (int i = 0; i < 240; i++) {
            add(0xE0100 + i, "VS" + (i + 17));
        }
    }

    private NameAliases() {}

    private static void add(int cp, String names) {
        for (String n : names.split("\\|")) {
            ALIASES.put(n, cp);
        }
    }

    static int find(String upperName) {
        return ALIASES.getOrDefault(upperName, -1);
    }
}
