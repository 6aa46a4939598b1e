/** Area codes of one country that lie in the same time zones. */
export type AreaCodeGroup = {
  country: "US" | "CA";
  /** IANA names: more than one where each of the codes straddles all of them. */
  zones: readonly string[];
  /** Three-digit codes apart by white space. The letters between them name the place for the reader only. */
  codes: string;
};

// Places that have kept the clocks of a bigger city since 1970 are under that city: Detroit, Louisville and
// Indianapolis under New York, Boise under Denver. Codes that are assigned and soon in service are here as well.
// Places that only in practice keep the time of their neighbours (Phenix City in 334, Kenton in 580, Pine Springs
// in 432, Creighton in 306) have both times: it is quiet there for longer.
export const AREA_CODE_GROUPS: readonly AreaCodeGroup[] = [
  {
    country: "US",
    zones: ["America/New_York"],
    codes: `
      CT 203 475 860 959
      DC 202 771
      DE 302
      FL 239 305 321 324 352 386 407 561 645 656 689 727 728 754 772 786 813 863 904 941 954
      GA 229 404 470 478 678 706 762 770 912 943
      IN 260 317 463 765
      KY 502 859
      MA 339 351 413 508 617 774 781 857 978
      MD 227 240 301 410 443 667
      ME 207
      MI 231 248 269 313 517 586 616 679 734 810 947 989
      NC 252 336 472 704 743 828 910 919 980 984
      NH 603
      NJ 201 551 609 640 732 848 856 862 908 973
      NY 212 315 329 332 347 363 465 516 518 585 607 624 631 646 680 716 718 838 845 914 917 929 934
      OH 216 220 234 283 326 330 380 419 436 440 513 567 614 740 937
      PA 215 223 267 272 412 445 484 570 582 610 717 724 814 835 878
      RI 401
      SC 803 821 839 843 854 864
      TN 865
      VA 276 434 540 571 686 703 757 804 826 948
      VT 802
      WV 304 681`,
  },
  {
    country: "US",
    zones: ["America/Chicago"],
    codes: `
      AL 205 251 256 659 938
      AR 327 479 501 870
      IA 319 515 563 641 712
      IL 217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 861 872
      KS 316 913
      LA 225 318 337 457 504 985
      MN 218 320 507 612 651 763 924 952
      MO 235 314 417 557 573 636 660 816 975
      MS 228 471 601 662 769
      NE 402 531
      OK 405 539 572 918
      TN 615 629 731 901
      TX 210 214 254 281 325 346 361 409 430 469 512 621 682 713 726 737 806 817 830 832 903 936 940 945 956
         972 979
      WI 262 274 353 414 534 608 715 920`,
  },
  {
    country: "US",
    zones: ["America/New_York", "America/Chicago"],
    codes: `
      AL 334 483
      FL 448 850
      IN 219 574 812 930
      KY 270 364 606
      MI 906
      TN 423 729 931`,
  },
  {
    country: "US",
    zones: ["America/Denver"],
    codes: `
      CO 303 719 720 748 970 983
      MT 406
      NM 505 575
      TX 915
      UT 385 435 801
      WY 307`,
  },
  {
    country: "US",
    zones: ["America/Chicago", "America/Denver"],
    codes: `
      KS 620 785
      ND 701
      NE 308
      OK 580
      SD 605
      TX 432`,
  },
  { country: "US", zones: ["America/Phoenix"], codes: "AZ 480 520 602 623" },
  // The Navajo Nation puts its clocks forward; the rest of Arizona does not.
  { country: "US", zones: ["America/Phoenix", "America/Denver"], codes: "AZ 928" },
  {
    country: "US",
    zones: ["America/Los_Angeles"],
    codes: `
      CA 209 213 279 310 323 341 350 357 369 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707 714
         738 747 760 805 818 820 831 837 840 858 909 916 925 949 951
      NV 702 725
      OR 503 971
      WA 206 253 360 425 509 564`,
  },
  {
    country: "US",
    zones: ["America/Denver", "America/Los_Angeles"],
    codes: `
      ID 208 986
      NV 775
      OR 458 541`,
  },
  { country: "US", zones: ["America/Anchorage", "America/Adak"], codes: "AK 907" },
  { country: "US", zones: ["Pacific/Honolulu"], codes: "HI 808" },
  { country: "US", zones: ["America/Puerto_Rico"], codes: "PR 787 939 VI 340" },
  { country: "US", zones: ["Pacific/Guam"], codes: "GU 671 MP 670" },
  { country: "US", zones: ["Pacific/Pago_Pago"], codes: "AS 684" },

  { country: "CA", zones: ["America/St_Johns", "America/Goose_Bay"], codes: "NL 709 879" },
  { country: "CA", zones: ["America/Halifax"], codes: "NB 428 506 NS and PE 782 902" },
  // The Magdalen Islands keep the time of Halifax, and the lower north shore has no summer time.
  {
    country: "CA",
    zones: ["America/Halifax", "America/Blanc-Sablon", "America/Toronto"],
    codes: "QC 273 367 418 581",
  },
  {
    country: "CA",
    zones: ["America/Toronto"],
    codes: `
      ON 226 249 289 343 365 382 416 437 519 548 613 647 683 705 742 753 905 942
      QC 263 354 438 450 468 514 579 819 873`,
  },
  {
    country: "CA",
    zones: ["America/Toronto", "America/Atikokan", "America/Winnipeg"],
    codes: "ON 807",
  },
  { country: "CA", zones: ["America/Winnipeg"], codes: "MB 204 431 584" },
  // Lloydminster keeps the time of Alberta.
  {
    country: "CA",
    zones: ["America/Winnipeg", "America/Regina", "America/Edmonton"],
    codes: "SK 306 474 639",
  },
  { country: "CA", zones: ["America/Edmonton"], codes: "AB 368 403 587 780 825" },
  // The overlays of British Columbia serve all of it, 604 only the south-west. Fort Nelson and Creston keep the
  // time of Dawson Creek.
  { country: "CA", zones: ["America/Vancouver"], codes: "BC 604" },
  {
    country: "CA",
    zones: ["America/Edmonton", "America/Dawson_Creek", "America/Vancouver"],
    codes: "BC 236 250 257 672 778",
  },
  {
    country: "CA",
    zones: [
      "America/Iqaluit",
      "America/Atikokan",
      "America/Rankin_Inlet",
      "America/Cambridge_Bay",
      "America/Edmonton",
      "America/Whitehorse",
    ],
    codes: "NU, NT and YT 867",
  },
];

/** Codes of numbers that are free for the caller, the same in the US and Canada. */
export const TOLL_FREE = "800 833 844 855 866 877 888";
